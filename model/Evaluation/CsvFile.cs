using System.Text;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Reads comma-separated values with a header line and quoted fields (RFC 4180).</summary>
internal static class CsvFile
{
    /// <summary>Reads all rows, each as values by column name.</summary>
    /// <exception cref="InvalidDataException">A row has another number of fields than the header, or a quote is not closed.</exception>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        string[]? header = null;
        int number = 0, quotes = 0;
        var row = new StringBuilder();
        foreach (var part in File.ReadLines(path))
        {
            number++;
            row.Append(part);
            quotes += part.Count(c => c == '"');
            if (quotes % 2 != 0)
            {
                // A quoted field contains a line break.
                row.Append('\n');
                continue;
            }

            var line = row.ToString();
            row.Clear();
            var fields = Split(line);
            if (header is null)
            {
                header = [.. fields.Select(name => name.Trim())];
            }
            else if (line.Length > 0)
            {
                if (fields.Count != header.Length)
                {
                    throw new InvalidDataException($"{path}, line {number}: {fields.Count} fields, and the header has {header.Length}.");
                }

                yield return header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase);
            }
        }

        if (row.Length > 0)
        {
            throw new InvalidDataException($"{path}: a quoted field is not closed.");
        }
    }

    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
