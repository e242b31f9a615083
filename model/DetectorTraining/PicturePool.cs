using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Pictures that are drawn once and used in every epoch: drawing one takes longer than a training step with it.</summary>
internal sealed class PicturePool
{
    private readonly byte[] _images;
    private readonly byte[] _labels;

    private readonly IPictureSource _source;
    private readonly int _values;
    private readonly float _least;

    private PicturePool(IPictureSource source, int count)
    {
        (_source, _values, _least) = (source, source.Values, source.Least);
        (_images, _labels) = (new byte[(long)count * _values], new byte[count]);
    }

    public int Count => _labels.Length;

    /// <summary>Draws digits and non-digits in turn, on all cores; the result depends only on the seed.</summary>
    /// <param name="source">Draws the pictures.</param>
    /// <param name="count">How many to draw.</param>
    /// <param name="seed">Seed of all random choices.</param>
    /// <param name="report">Receives the number drawn so far, about ten times, on any thread.</param>
    /// <param name="cancellationToken">Stops the drawing.</param>
    public static PicturePool Draw(IPictureSource source, int count, int seed, Action<int> report, CancellationToken cancellationToken)
    {
        var pool = new PicturePool(source, count);
        var (drawn, tenth) = (0, Math.Max(1, count / 10));
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            Span<float> image = stackalloc float[pool._values];
            var dice = Dice.For(seed, 0, i);
            if (i % 2 == 0)
            {
                pool._labels[i] = (byte)source.Digit(dice, image);
            }
            else
            {
                source.Other(dice, image);
                pool._labels[i] = DigitDetector.None;
            }

            var bytes = pool._images.AsSpan(i * pool._values, pool._values);
            for (var at = 0; at < image.Length; at++)
            {
                bytes[at] = (byte)((image[at] - pool._least) / (1 - pool._least) * byte.MaxValue + 0.5f);
            }

            if (Interlocked.Increment(ref drawn) is var done && done % tenth == 0)
            {
                report(done);
            }
        });
        return pool;
    }

    /// <summary>Some of the pictures, as a batch.</summary>
    /// <param name="indexes">Which.</param>
    /// <param name="dice">Decides how they are varied.</param>
    public Batch Take(ReadOnlySpan<int> indexes, Dice dice)
    {
        var batch = new Batch(new float[indexes.Length * _values], new long[indexes.Length], Answers: null);
        for (var i = 0; i < indexes.Length; i++)
        {
            var from = _images.AsSpan(indexes[i] * _values, _values);
            for (var at = 0; at < from.Length; at++)
            {
                batch.Images[i * _values + at] = _least + (1 - _least) * (from[at] / (float)byte.MaxValue);
            }

            _source.Vary(batch.Images.AsSpan(i * _values, _values), ref dice);
            batch.Labels[i] = _labels[indexes[i]];
        }

        return batch;
    }
}
