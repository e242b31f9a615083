namespace DigitRecognizer.Site.Tests.Infrastructure;

internal sealed class NoBrowserException() : Exception(
    "No Chrome, Edge or Chromium found, and none could be downloaded. Install one, or set CHROMIUM_PATH to its program.");
