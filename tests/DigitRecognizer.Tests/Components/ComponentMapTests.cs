using DigitRecognizer.Components;
using DigitRecognizer.Tests.Filters;
using Xunit;

namespace DigitRecognizer.Tests.Components;

public sealed class ComponentMapTests
{
    [Fact]
    public void Pixels_that_touch_at_a_corner_are_connected()
    {
        using var mask = AsciiPicture.Mask("""
            #...#.
            .#.#..
            ..#...
            .....#
            ##...#
            """);

        using var map = ComponentMap.Of(mask, mask);

        Assert.Equal([5, 2, 2], map.All.ToArray().Select(s => s.Area));
        Assert.Equal((0, 0, 4, 2), (map.All[0].Left, map.All[0].Top, map.All[0].Right, map.All[0].Bottom));
    }

    [Fact]
    public void Branches_that_join_further_down_are_one_component()
    {
        using var mask = AsciiPicture.Mask("""
            #.#.#
            #.#.#
            #####
            """);

        using var map = ComponentMap.Of(mask, mask);

        Assert.Equal(11, Assert.Single(map.All.ToArray()).Area);
    }

    [Fact]
    public void The_runs_of_a_component_are_its_own_alone()
    {
        using var mask = AsciiPicture.Mask("""
            ##..#
            .....
            #...#
            #.#.#
            #####
            .....
            ..##.
            """);
        using var map = ComponentMap.Of(mask, mask);

        for (var component = 0; component < map.All.Length; component++)
        {
            var runs = new List<Run>();
            foreach (var run in map.RunsOf(component))
            {
                runs.Add(run);
            }

            Assert.Equal(map.Runs.ToArray().Where(run => run.Component == component), runs);
        }
    }
}
