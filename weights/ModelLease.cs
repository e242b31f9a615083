using DigitRecognizer.Digits;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Weights;

/// <summary>Keeps one model loaded until disposed.</summary>
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
    public DigitReader DigitReader => Model.DigitReader;

    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public NumberReader NumberReader => Model.NumberReader;

    private ServedModel Model => _model ?? throw new ObjectDisposedException(nameof(ModelLease));

    public void Dispose() => Interlocked.Exchange(ref _model, null)?.Release();
}
