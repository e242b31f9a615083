export const byId = (id) => document.getElementById(id);

/** An element with properties, and children. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const icon = (name) => {
  const template = document.createElement("template");
  template.innerHTML = `<svg aria-hidden="true"><use href="#${name}"/></svg>`;
  return template.content.firstChild;
};

/** A custom property of the page's style, now. */
export const styled = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Calls `repaint` when the colours of the page change: dark, light, forced. */
export function onNewColours(repaint) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", repaint);
  }
}
