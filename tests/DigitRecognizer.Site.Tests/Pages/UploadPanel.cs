using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Pages;

/// <summary>The second tab.</summary>
public sealed class UploadPanel(IPage page)
{
    public ILocator Preview => page.Locator(Selectors.Preview);

    public ILocator Boxes => page.Locator(Selectors.Boxes);

    public ILocator Camera => page.Locator(Selectors.Camera);

    public Task ChooseAsync(FilePayload file) => page.Locator(Selectors.File).SetInputFilesAsync(file);

    public Task PhotographAsync(FilePayload file) => Camera.SetInputFilesAsync(file);

    /// <summary>Lets a file fall on the page, with the events that the browser sends for a real one.</summary>
    public Task DropAsync(FilePayload file) => SendAsync("drop", file);

    /// <summary>Pastes a file.</summary>
    public Task PasteAsync(FilePayload file) => SendAsync("paste", file);

    private async Task SendAsync(string kind, FilePayload file) => await page.EvaluateAsync(
        """
        ([kind, base64, name, type]) => {
          const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
          const carried = new DataTransfer();
          carried.items.add(new File([bytes], name, { type }));
          const options = { bubbles: true, cancelable: true };
          if (kind === "paste") return void document.body.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: carried }));
          for (const step of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(step, { ...options, dataTransfer: carried }));
        }
        """,
        new[] { kind, Convert.ToBase64String(file.Buffer), file.Name, file.MimeType });

    private static class Selectors
    {
        public const string File = "#file";
        public const string Camera = "#camera";
        public const string Preview = "#preview";
        public const string Boxes = "#preview-boxes .box";
    }
}
