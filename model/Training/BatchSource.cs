using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// Shuffles and distorts training pictures and runs the teacher on them, on other threads and a few batches ahead. The result depends only
/// on seed and epoch.
/// </summary>
/// <param name="images">Pictures to draw from.</param>
/// <param name="augmenter">Distorts each picture differently in every epoch.</param>
/// <param name="batchSize">Pictures in a batch; an incomplete last batch is left out.</param>
/// <param name="seed">Seed of the whole training.</param>
/// <param name="teacher">Classifies each distorted picture; null to train with labels only.</param>
public sealed class BatchSource(LabelledImages images, Augmenter augmenter, int batchSize, int seed, Teacher? teacher)
{
    private const int Ahead = 8;

    public int BatchesPerEpoch => images.Count / batchSize;

    /// <summary>One epoch: each picture once, in a new order.</summary>
    public async IAsyncEnumerable<Batch> EpochAsync(int epoch)
    {
        var order = Shuffle(epoch);
        var queue = new Queue<Task<Batch>>();
        for (var next = 0; next < BatchesPerEpoch || queue.Count > 0;)
        {
            while (next < BatchesPerEpoch && queue.Count < Ahead)
            {
                var start = next++ * batchSize;
                queue.Enqueue(Task.Run(() => Prepare(order.AsSpan(start, batchSize), epoch)));
            }

            yield return await queue.Dequeue();
        }
    }

    private Batch Prepare(ReadOnlySpan<int> indexes, int epoch)
    {
        var pictures = new float[indexes.Length * LeNet.InputLength];
        var labels = new long[indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            var index = indexes[i];
            augmenter.Apply(index, Dice.For(seed, epoch, index), pictures.AsSpan(i * LeNet.InputLength, LeNet.InputLength));
            labels[i] = images.Labels[index];
        }

        return new Batch(pictures, labels, teacher?.Answer(pictures));
    }

    private int[] Shuffle(int epoch)
    {
        var order = Enumerable.Range(0, images.Count).ToArray();
        Dice.For(seed, epoch, -1).Shuffle<int>(order);
        return order;
    }
}
