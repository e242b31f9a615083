namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// Random numbers that depend only on the seed, on any machine and in any thread: SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
public struct Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An independent sequence for one picture in one epoch.</summary>
    public static Dice For(int seed, int epoch, int index)
    {
        var dice = new Dice(((ulong)(uint)seed << 32) ^ (uint)epoch);
        return new Dice(dice.Next() ^ ((ulong)(uint)index << 17));
    }

    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, <paramref name="limit"/>).</summary>
    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>Uniform between the two values.</summary>
    public float Between(float low, float high) => low + (high - low) * ((Next() >> 40) * (1f / (1 << 24)));

    /// <summary>True with the given probability.</summary>
    public bool Chance(float probability) => Between(0, 1) < probability;

    /// <summary>Roughly normal with mean 0 and deviation 1, never beyond 3.5: the sum of four uniform numbers.</summary>
    public float Normal() => (Between(-1, 1) + Between(-1, 1) + Between(-1, 1) + Between(-1, 1)) * 0.8660254f;

    /// <summary>Shuffles the items.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
