using nietras.SeparatedValues;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Reads comma-separated values with a header line and quoted fields (RFC 4180).</summary>
internal static class CsvFile
{
    /// <summary>Reads all rows, each as values by column name, upper or lower case.</summary>
    /// <exception cref="InvalidDataException">A row has another number of fields than the header.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        try
        {
            using var reader = Sep.New(',').Reader(options => options with { Unescape = true }).FromFile(path);
            var rows = new List<IReadOnlyDictionary<string, string>>();
            foreach (var row in reader)
            {
                var values = new Dictionary<string, string>(row.ColCount, StringComparer.OrdinalIgnoreCase);
                for (var column = 0; column < row.ColCount; column++)
                {
                    values[reader.Header.ColNames[column].Trim()] = row[column].ToString();
                }

                rows.Add(values);
            }

            return rows;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }
}
