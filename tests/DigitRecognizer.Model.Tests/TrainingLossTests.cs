using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

public sealed class TrainingLossTests
{
    private static readonly TrainingOptions Imitation = new() { TeacherShare = 1, TeacherTemperature = 2 };

    public TrainingLossTests() => TorchRuntime.EnsureStarted();

    [Fact]
    public void Without_a_teacher_only_the_labels_count()
    {
        using var logits = tensor(new float[] { 0, 0, 0, 0 }, [2, 2]);

        using var loss = new TrainingLoss(Imitation).Of(logits, new Batch([], [0, 1], Answers: null));

        Assert.Equal(Math.Log(2), loss.item<float>(), 1e-5);
    }

    [Fact]
    public void A_pupil_that_answers_like_its_teacher_has_nothing_to_learn_whatever_the_labels()
    {
        using var logits = tensor(new float[] { 2, 0, -4, 0, 6, 1 }, [2, 3]).requires_grad_();
        using var half = tensor(0.5f);
        float[] answers = [.. (logits * half).softmax(1).data<float>()];

        using var loss = new TrainingLoss(Imitation).Of(logits, new Batch([], [2, 0], answers));
        loss.backward();

        Assert.Equal(0, loss.item<float>(), 1e-5);
        Assert.All(logits.grad!.data<float>().ToArray(), slope => Assert.Equal(0, slope, 1e-5));
    }

    [Fact]
    public void A_teacher_of_another_opinion_pulls_the_pupil_over()
    {
        using var logits = tensor(new float[] { 3, 0 }, [1, 2]).requires_grad_();

        using var loss = new TrainingLoss(Imitation).Of(logits, new Batch([], [0], [0.1f, 0.9f]));
        loss.backward();

        var slope = logits.grad!.data<float>().ToArray();
        Assert.True(slope[0] > 0.5 && slope[1] < -0.5, $"Slopes {slope[0]} and {slope[1]}.");
    }
}
