namespace DigitRecognizer.Model.Training;

/// <summary>The schedule of the learning rate in every training: a linear warm-up, then a half cosine to nearly 0.</summary>
internal static class WarmUpCosine
{
    private const double Least = 0.001;

    /// <summary>The share of the highest learning rate, 0..1.</summary>
    /// <param name="done">Share of the training that is done, 0..1.</param>
    /// <param name="warmUp">Share of the training in which the rate rises, below 1.</param>
    public static double At(double done, double warmUp) =>
        done < warmUp ? done / warmUp : Math.Max(Least, (1 + Math.Cos(Math.PI * (done - warmUp) / (1 - warmUp))) / 2);
}
