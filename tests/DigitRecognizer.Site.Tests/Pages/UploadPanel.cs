using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The second tab.</summary>
public sealed class UploadPanel(IPage page)
{
    public ILocator Preview => page.Locator(Selectors.Preview);

    public ILocator Boxes => page.Locator(Selectors.Boxes);

    public ILocator Camera => page.Locator(Selectors.Camera);

    public ILocator Count => page.Locator(Selectors.Count);

    public ILocator Cancel => page.Locator(Selectors.Cancel);

    public Task ChooseAsync(params FilePayload[] files) => page.Locator(Selectors.File).SetInputFilesAsync(files);

    public Task PhotographAsync(FilePayload file) => Camera.SetInputFilesAsync(file);

    /// <summary>Drops files on the page, with the events that the browser sends for real ones.</summary>
    public Task DropAsync(params FilePayload[] files) => SendAsync("drop", files);

    /// <summary>Drops what a browser hands over when something is dragged from another page: a link, and HTML for a picture.</summary>
    /// <returns>Whether the page took it; otherwise the browser would follow the link.</returns>
    public Task<bool> DropLinkAsync(string link, string html = "") => page.EvaluateAsync<bool>(
        """
        ([link, html]) => {
          const carried = new DataTransfer();
          carried.setData("text/uri-list", link);
          if (html) carried.setData("text/html", html);
          const options = { bubbles: true, cancelable: true, dataTransfer: carried };
          return ["dragenter", "dragover", "drop"].map(step => !document.body.dispatchEvent(new DragEvent(step, options))).at(-1);
        }
        """,
        new[] { link, html });

    /// <summary>Pastes a file.</summary>
    public Task PasteAsync(FilePayload file) => SendAsync("paste", [file]);

    private async Task SendAsync(string kind, FilePayload[] files) => await page.EvaluateAsync(
        """
        ([kind, ...files]) => {
          const carried = new DataTransfer();
          for (const file of files) {
            const [name, type, base64] = file.split("|");
            const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
            carried.items.add(new File([bytes], name, { type }));
          }
          const options = { bubbles: true, cancelable: true };
          if (kind === "paste")
            return void document.body.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: carried }));
          for (const step of ["dragenter", "dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(step, { ...options, dataTransfer: carried }));
        }
        """,
        files.Select(file => $"{file.Name}|{file.MimeType}|{Convert.ToBase64String(file.Buffer)}").Prepend(kind).ToArray());

    private static class Selectors
    {
        public const string File = "#file";
        public const string Count = "#queue-count";
        public const string Cancel = "#queue-cancel";
        public const string Camera = "#camera";
        public const string Preview = "#preview";
        public const string Boxes = "#preview-boxes .box";
    }
}
