using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Pictures that are drawn once and used in every epoch: drawing one takes longer than a training step with it.</summary>
internal sealed class PicturePool
{
    private readonly byte[] _images;
    private readonly byte[] _labels;

    private PicturePool(int count) => (_images, _labels) = (new byte[count * LeNet.InputLength], new byte[count]);

    public int Count => _labels.Length;

    /// <summary>Draws digits and non-digits alternately, on all cores; the result depends only on the seed.</summary>
    /// <param name="pictures">Draws the pictures.</param>
    /// <param name="count">How many to draw.</param>
    /// <param name="seed">Seed of all random choices.</param>
    /// <param name="report">Receives the number drawn so far, about ten times, on any thread.</param>
    /// <param name="cancellationToken">Stops the drawing.</param>
    public static PicturePool Draw(DetectorPictures pictures, int count, int seed, Action<int> report, CancellationToken cancellationToken)
    {
        var pool = new PicturePool(count);
        var (drawn, tenth) = (0, Math.Max(1, count / 10));
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            Span<float> image = stackalloc float[LeNet.InputLength];
            var dice = Dice.For(seed, 0, i);
            if (i % 2 == 0)
            {
                pool._labels[i] = (byte)pictures.Digit(dice, image);
            }
            else
            {
                pictures.Other(dice, image);
                pool._labels[i] = DigitDetector.None;
            }

            for (var at = 0; at < image.Length; at++)
            {
                pool._images[i * LeNet.InputLength + at] = (byte)(image[at] * byte.MaxValue + 0.5f);
            }

            if (Interlocked.Increment(ref drawn) is var done && done % tenth == 0)
            {
                report(done);
            }
        });
        return pool;
    }

    /// <summary>Some of the pictures, as a batch.</summary>
    public Batch Take(ReadOnlySpan<int> indexes)
    {
        var batch = new Batch(new float[indexes.Length * LeNet.InputLength], new long[indexes.Length], Answers: null);
        for (var i = 0; i < indexes.Length; i++)
        {
            var from = _images.AsSpan(indexes[i] * LeNet.InputLength, LeNet.InputLength);
            for (var at = 0; at < from.Length; at++)
            {
                batch.Images[i * LeNet.InputLength + at] = from[at] / (float)byte.MaxValue;
            }

            batch.Labels[i] = _labels[indexes[i]];
        }

        return batch;
    }
}
