using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// A larger network whose probabilities LeNet is trained on: they contain how similar a picture is to other classes, which its label does
/// not (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network", 2015). Safe to call from many threads at once.
/// </summary>
public sealed class Teacher
{
    private readonly TeacherModule _network;
    private readonly Tensor _coolness;

    /// <param name="network">Trained; it is put into evaluation mode.</param>
    /// <param name="temperature">At least 1; the higher, the more weight unlikely classes get.</param>
    public Teacher(TeacherModule network, double temperature)
    {
        _network = network;
        _network.eval();
        _coolness = tensor((float)(1 / temperature));
    }

    /// <param name="images">Count x 28 x 28 values of 0..1.</param>
    /// <returns>Count x classes probabilities, softened by the temperature.</returns>
    public float[] Answer(float[] images)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var logits = _network.forward(tensor(images, [images.Length / LeNet.InputLength, 1, LeNet.Side, LeNet.Side]));
        return (logits * _coolness).softmax(1).data<float>().ToArray();
    }
}
