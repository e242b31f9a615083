using System.Buffers;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>Which components of a <see cref="ComponentMap"/> belong to the digit. The default value selects none.</summary>
internal readonly ref struct ComponentSelection
{
    private readonly int _start;
    private readonly int _end;
    private readonly bool[]? _flags;

    /// <summary>Selects consecutive components.</summary>
    /// <param name="components">All components.</param>
    /// <param name="start">The first that is selected.</param>
    /// <param name="end">The one after the last.</param>
    public ComponentSelection(ReadOnlySpan<Component> components, int start, int end)
    {
        (_start, _end) = (start, end);
        PixelBox? box = null;
        foreach (ref readonly var component in components[start..end])
        {
            // A fragment that two cuts left without ink has no box.
            if (component.Area > 0)
            {
                box = box?.Union(component.Box) ?? component.Box;
            }
        }

        Box = box ?? new PixelBox(0, 0, 1, 1);
    }

    /// <summary>Selects the components whose flag is set.</summary>
    /// <param name="flags">One for each component, in a buffer from the shared pool, to which <see cref="Dispose"/> returns it.</param>
    /// <param name="count">How many components there are.</param>
    /// <param name="box">The box around the selected ones.</param>
    public ComponentSelection(bool[] flags, int count, PixelBox box)
    {
        (_end, _flags) = (count, flags);
        Box = box;
    }

    /// <summary>The box around the selected components, in pixels of the picture that they were found in.</summary>
    public PixelBox Box { get; }

    public bool Contains(int component) => component >= _start && component < _end && (_flags is null || _flags[component]);

    public void Dispose()
    {
        if (_flags is not null)
        {
            ArrayPool<bool>.Shared.Return(_flags);
        }
    }
}
