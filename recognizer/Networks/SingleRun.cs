using Microsoft.ML.OnnxRuntime;

namespace DigitRecognizer.Networks;

/// <summary>Pre-allocated tensors for one item, bound to a session: a run with them allocates nothing.</summary>
internal sealed class SingleRun : IDisposable
{
    private readonly OrtValue _input;
    private readonly OrtValue _output;

    public SingleRun(InferenceSession session, string inputName, long[] inputShape, string outputName, long[] outputShape)
    {
        Input = new float[LengthOf(inputShape)];
        Output = new float[LengthOf(outputShape)];
        _input = OrtValue.CreateTensorValueFromMemory(Input, inputShape);
        _output = OrtValue.CreateTensorValueFromMemory(Output, outputShape);
        Binding = session.CreateIoBinding();
        Binding.BindInput(inputName, _input);
        Binding.BindOutput(outputName, _output);
    }

    public float[] Input { get; }

    public float[] Output { get; }

    public OrtIoBinding Binding { get; }

    public void Dispose()
    {
        Binding.Dispose();
        _input.Dispose();
        _output.Dispose();
    }

    private static long LengthOf(long[] shape) => shape.Aggregate((product, size) => product * size);
}
