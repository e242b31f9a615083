using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// A trained larger network whose answers LeNet imitates: they say of a sloppy 4 how much of a 9 it is, which its label does not
/// (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network", 2015). Safe in many threads.
/// </summary>
public sealed class Teacher
{
    private readonly TeacherModule _network;
    private readonly Tensor _coolness;

    /// <param name="network">Trained; it is put into evaluation mode.</param>
    /// <param name="temperature">At least 1: the higher, the more the unlikely classes tell.</param>
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
