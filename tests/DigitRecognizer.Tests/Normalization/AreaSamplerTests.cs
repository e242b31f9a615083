using DigitRecognizer.Normalization;
using Xunit;

namespace DigitRecognizer.Tests.Normalization;

public sealed class AreaSamplerTests
{
    [Fact]
    public void The_sampler_keeps_the_mass_it_draws()
    {
        using var source = new Plane<float>(30, 30);
        source.Values.Clear();
        source.Row(10)[5..25].Fill(1);
        using var target = new Plane<float>(20, 20);

        AreaSampler.Draw(source, target, 0.5f, 2.3f, 1.7f);

        Assert.Equal(20 * 0.25, target.Values.ToArray().Sum(v => (double)v), 3);
    }
}
