using DigitRecognizer.Model.Evaluation;

namespace DigitRecognizer.Model.Tests;

public sealed class SampleFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_table_names_file_label_group_and_source()
    {
        _folder.Write("labels.csv", "file,label,style,source,group\na.png,7,\"pen, blue\",\"Ann \"\"A\"\"\",photo\n");

        var sample = Assert.Single(SampleFolder.Find(_folder.Path));

        Assert.Equal(new Sample(_folder.Combine("a.png"), "7", "photo", "Ann \"A\""), sample);
    }

    [Fact]
    public void A_quoted_field_may_hold_line_breaks()
    {
        _folder.Write("labels.csv", "file,source,label\na.png,\"Ann,\nin haste\",7\nb.png,Bob,8\n");

        Assert.Equal(["Ann,\nin haste 7", "Bob 8"], SampleFolder.Find(_folder.Path).Select(sample => $"{sample.Source} {sample.Label}"));
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_refused()
    {
        _folder.Write("labels.csv", "file,source,label\na.png,Bob,7\nb.png,\"Ann,8\n");

        Assert.Contains("Expected 3 column(s)", Assert.Throws<InvalidDataException>(() => SampleFolder.Find(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_table_the_folders_name_label_and_group()
    {
        _folder.Write("canvas/3/x.png", "");
        _folder.Write("canvas/3/notes.txt", "");
        _folder.Write("5/y.JPG", "");

        Assert.Equal(
            [new Sample(_folder.Combine("5", "y.JPG"), "5", "", ""),
                new Sample(_folder.Combine("canvas", "3", "x.png"), "3", "canvas", "")],
            SampleFolder.Find(_folder.Path));
    }

    [Fact]
    public void A_table_without_labels_is_refused()
    {
        _folder.Write("labels.csv", "file,digit\na.png,7\n");

        Assert.Contains("columns file and label", Assert.Throws<InvalidDataException>(() => SampleFolder.Find(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_field_too_many_is_named()
    {
        _folder.Write("labels.csv", "file,label\na.png,7\nb.png,8,9\n");

        Assert.Contains("lines [3..4]:'b.png,8,9'", Assert.Throws<InvalidDataException>(() => SampleFolder.Find(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_refused() =>
        Assert.Contains("contains no labels.csv", Assert.Throws<InvalidDataException>(() => SampleFolder.Find(_folder.Path)).Message,
            StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
