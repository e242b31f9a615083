using DigitRecognizer.Network;
using DigitRecognizer.Reading;

namespace DigitRecognizer.Weights;

/// <summary>The use of one model until disposed; the model stays loaded at least that long.</summary>
public sealed class ModelLease : IDisposable
{
    private ServedModel? _model;

    internal ModelLease(ServedModel acquired)
    {
        _model = acquired;
        Status = acquired.Status;
    }

    public ModelStatus Status { get; }

    public ModelInfo Info => Status.Info;

    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public DigitReader Reader => _model?.Reader ?? throw new ObjectDisposedException(nameof(ModelLease));

    public void Dispose() => Interlocked.Exchange(ref _model, null)?.Release();
}
