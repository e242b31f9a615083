using DigitRecognizer.Model.Data;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// The skeletons of training pictures, each computed on first use. Thread-safe: a skeleton computed twice is the same.
/// </summary>
public sealed class SkeletonCache(LabelledImages images)
{
    private readonly Segment[]?[] _found = new Segment[images.Count][];

    public Segment[] this[int index] => _found[index] ??= Skeleton.Of(images[index]);
}
