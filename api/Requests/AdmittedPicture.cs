using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>A picture whose turn it is to be read. Disposing it lets the next one in.</summary>
internal readonly record struct AdmittedPicture(RasterImage Picture, IDisposable Turn) : IDisposable
{
    public void Dispose()
    {
        Picture.Dispose();
        Turn.Dispose();
    }
}
