// The texts that code chooses or fills in. Everything else that the page says is in index.html.
const language = "en";

const percent = new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1 });
const wholePercent = new Intl.NumberFormat(language, { style: "percent" });
const twoDigits = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
const megabytes = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const either = new Intl.ListFormat(language, { type: "disjunction" });
const all = new Intl.ListFormat(language);

/** Rounded down, so that only certainty reads 100 %. */
export const asPercent = (share) => percent.format(Math.floor(share * 1000) / 1000);
const asWholePercent = (share) => wholePercent.format(Math.floor(share * 100) / 100);

export const texts = {
  // While there is no answer
  empty: { draw: "Draw a digit, 0 to 9.", upload: "Choose a picture of a digit." },
  emptyNumber: { draw: "Write a number.", upload: "Choose a picture of a number." },
  reading: "Reading…",
  sending: ({ bytes, of }) => `Sending… ${asWholePercent(bytes / of)}`,
  sendingHelp: ({ bytes, of }) => `${megabytes.format(bytes / 1e6)} of ${megabytes.format(of / 1e6)} MB`,
  waking: "Starting the server…",
  wakingHelp: "After a pause this takes a few seconds.",
  waited: (seconds) => `${seconds} s so far.`,
  offline: "You are offline.",
  offlineHelp: "The picture is sent when the connection is back.",
  unreachable: "The server does not answer.",
  serverFailed: "The server failed to answer.",

  // Answers
  sure: (share) => `${asPercent(share)} sure`,
  says: (text, share) => `${text}. ${asWholePercent(share)} sure.`,
  unreadable: "?",
  notSure: "Not sure.",
  couldBe: (digits) => `It could be ${either.format(digits)}.`,
  /** By the `reason` of an answer that is not accepted. `text` is the line with its signs, if the API gave it. */
  reasons: {
    not_a_digit: { headline: "Not a digit.", detail: () => "Nothing from 0 to 9 looks like it." },
    several_digits: { headline: "Several digits.", detail: () => "Read them as one number?" },
    not_only_digits: {
      headline: "Not only digits.",
      detail: (text) => `${text ? `The line reads ${text}.` : "There are other signs in the line."} Leave only the digits.`,
    },
    several_lines: { headline: "Several lines.", detail: () => "Send one line at a time: crop the picture, or clear and write one line." },
    not_upright: { headline: "Not upright.", detail: () => "Turn the picture so that the digits stand upright." },
  },
  otherReason: { headline: "Not accepted.", detail: (reason) => `The server says: ${reason.replaceAll("_", " ")}.` },
  digitAt: (text, share) => `${text}, ${asWholePercent(share)}`,
  polarity: { dark_on_light: "Dark ink on a light background.", light_on_dark: "Light ink on a dark background." },
  featureMaps: (name, count) => `${name}: ${count} feature maps`,
  model: (version) => `Model ${version}`,
  modelUnknown: "Model not known yet",
  times: ({ inference, server, transfer }) =>
    `server ${twoDigits.format(server)} ms, of which inference ${twoDigits.format(inference)} ms · transfer ${twoDigits.format(transfer)} ms`,

  // Drawing
  penDown: "Pen down",
  penUp: "Pen up",
  sample: (number) => `Draw a ${number}`,
  linkCopied: "Link copied. It contains the drawing.",
  linkShown: "The link is in the address bar. It contains the drawing.",
  linkBroken: "This link does not contain a whole drawing. Ask for it again.",

  // Upload
  preview: (name) => `Your picture: ${name}`,
  pasted: "pasted picture",
  tooLarge: "This file is over 10 MB and this browser cannot make it smaller. Choose a smaller one.",
  notReadable: "The browser cannot read this file. Choose a picture file.",
  onlyLink: "The browser handed over only a link. Save the picture first, then choose or drop the file.",
  queue: ({ at, count }) => `Picture ${at} of ${count}`,
  queueCut: (most) => `Only the first ${most} pictures are read: the history keeps ${most}.`,
  queueFailed: (names) => `Not read: ${all.format(names)}.`,

  // Copying
  copied: "Copied",
  notCopied: "Not allowed here",

  // History
  tryAgain: (text) => `Try again: ${text}`,
  right: (text) => `${text} is right`,
  rightDigit: "The right digit",
};
