using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// A larger network that LeNet is distilled from: conv 1->16 5x5, pool, conv 16->48 3x3, pool, two conv to 96 3x3, pool,
/// 864->128->classes, all batch-normalized. About twenty times the operations of LeNet; used only in training.
/// </summary>
public sealed class TeacherModule : Module<Tensor, Tensor>
{
    private readonly Sequential _features = Sequential(
        Conv2d(1, 16, kernel_size: 5, padding: 2), BatchNorm2d(16), ReLU(), MaxPool2d(2),
        Conv2d(16, 48, kernel_size: 3, padding: 1), BatchNorm2d(48), ReLU(), MaxPool2d(2),
        Conv2d(48, 96, kernel_size: 3, padding: 1), BatchNorm2d(96), ReLU(),
        Conv2d(96, 96, kernel_size: 3, padding: 1), BatchNorm2d(96), ReLU(), MaxPool2d(2));

    private readonly Sequential _classifier;

    /// <param name="classes">Number of outputs, at least 2.</param>
    public TeacherModule(int classes) : base(nameof(TeacherModule))
    {
        _classifier = Sequential(Flatten(), Linear(864, 128), BatchNorm1d(128), ReLU(), Dropout(0.3), Linear(128, classes));
        RegisterComponents();
    }

    /// <param name="input">[N,1,28,28] in 0..1, ink bright.</param>
    /// <returns>Logits [N,classes].</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _classifier.forward(_features.forward(input)).MoveToOuterDisposeScope();
    }
}
