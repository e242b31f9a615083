using System.Globalization;
using System.Text.Json;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>
/// Reads <c>{"data": H x W x C}</c> chunk by chunk, number by number, without building a document.
/// Members other than <c>data</c> are passed over.
/// </summary>
internal sealed class PixelJsonParser : IDisposable
{
    private enum Place
    {
        Outside,
        BeforeData,
        InData,
        InRow,
        InPixel,
    }

    private readonly SampleBuffer _samples = new();
    private JsonReaderState _json;
    private Place _place;
    private bool _found;
    private bool? _pixelsAreArrays;
    private int _row;
    private int _column;
    private int _channel;
    private int _width = -1;
    private int _channels = -1;

    /// <summary>Takes the next bytes of the body.</summary>
    /// <param name="chunk">What the call before left over, then what has arrived since.</param>
    /// <param name="isLast">The body ends with this chunk.</param>
    /// <returns>How many bytes are done with; the rest belongs at the front of the next chunk.</returns>
    /// <exception cref="ProblemException">The body is no JSON, or no picture.</exception>
    public int Parse(ReadOnlySpan<byte> chunk, bool isLast)
    {
        var reader = new Utf8JsonReader(chunk, isLast, _json);
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
            }
        }
        catch (JsonException e)
        {
            throw new ProblemException(ProblemCatalog.MalformedJson(Describe(e)), e);
        }

        _json = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    /// <summary>The picture, after the last chunk.</summary>
    /// <exception cref="ProblemException">The body had no <c>data</c>.</exception>
    public RasterImage Complete() => _found
        ? _samples.ToImage(_width, _row, _channels)
        : throw new ProblemException(ProblemCatalog.MissingData("""Send {"data": rows}, with rows of numbers or of pixels."""));

    public void Dispose() => _samples.Dispose();

    private void Take(ref Utf8JsonReader reader)
    {
        switch (_place)
        {
            case Place.InRow when reader.TokenType == JsonTokenType.Number:
                AddPixel(ref reader);
                break;
            case Place.InPixel when reader.TokenType == JsonTokenType.Number:
                AddChannel(ref reader);
                break;
            case Place.InPixel when reader.TokenType == JsonTokenType.EndArray:
                EndPixel();
                break;
            case Place.InRow when reader.TokenType == JsonTokenType.StartArray:
                StartPixel();
                break;
            case Place.InRow when reader.TokenType == JsonTokenType.EndArray:
                EndRow();
                break;
            case Place.InData when reader.TokenType == JsonTokenType.StartArray:
                StartRow();
                break;
            case Place.InData when reader.TokenType == JsonTokenType.EndArray:
                EndData();
                break;
            case Place.BeforeData when reader.TokenType == JsonTokenType.StartArray:
                _found = true;
                _place = Place.InData;
                break;
            case Place.Outside:
                LookForData(ref reader);
                break;
            default:
                throw WrongKind(reader.TokenType);
        }
    }

    private void LookForData(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
        {
            throw new ProblemException(ProblemCatalog.MissingData("""The body must be an object: {"data": rows}."""));
        }

        if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("data"u8))
        {
            if (_found)
            {
                throw new ProblemException(ProblemCatalog.InvalidData("The member 'data' is there twice: send one picture a request."));
            }

            _place = Place.BeforeData;
        }
    }

    private void StartRow()
    {
        _column = 0;
        if (_row == ApiLimits.MaxSide)
        {
            throw new ProblemException(ProblemCatalog.TooManyNumbers(Path()));
        }

        _place = Place.InRow;
    }

    private void StartPixel()
    {
        if (_pixelsAreArrays == false)
        {
            throw new ProblemException(ProblemCatalog.RaggedData($"{Path()} is an array, but the pixels before it are numbers."));
        }

        _pixelsAreArrays = true;
        CheckColumn();
        _channel = 0;
        _place = Place.InPixel;
    }

    private void AddPixel(ref Utf8JsonReader reader)
    {
        if (_pixelsAreArrays != false)
        {
            if (_pixelsAreArrays == true)
            {
                throw new ProblemException(ProblemCatalog.RaggedData($"{Path()} is a number, but the pixels before it are arrays."));
            }

            _pixelsAreArrays = false;
            _channels = 1;
        }

        CheckColumn();
        AddSample(ref reader);
        _column++;
    }

    private void AddChannel(ref Utf8JsonReader reader)
    {
        if (_channel == 4)
        {
            throw WrongChannels("more than 4");
        }

        AddSample(ref reader);
        _channel++;
    }

    private void AddSample(ref Utf8JsonReader reader)
    {
        var digits = reader.ValueSpan;
        if (PixelNumber.TryParseInteger(digits, out var integer))
        {
            _samples.Add(integer);
        }
        else if (PixelNumber.TryParse(digits, out var value))
        {
            _samples.Add(value);
        }
        else
        {
            throw new ProblemException(ProblemCatalog.OutOfRange(
                $"{Path()} is {Shorten(digits)}: send numbers of 0..255, or of 0..1 throughout."));
        }
    }

    private void EndPixel()
    {
        if (_channel is not (1 or 3 or 4))
        {
            throw WrongChannels(_channel.ToString(CultureInfo.InvariantCulture));
        }

        if (_channels < 0)
        {
            _channels = _channel;
        }
        else if (_channel != _channels)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(string.Create(
                CultureInfo.InvariantCulture, $"{Path()[..^3]} has {_channel} channels, but data[0][0] has {_channels}.")));
        }

        _column++;
        _place = Place.InRow;
    }

    private void EndRow()
    {
        if (_column == 0)
        {
            throw new ProblemException(ProblemCatalog.EmptyData(string.Create(
                CultureInfo.InvariantCulture, $"data[{_row}] is empty: every row needs at least one pixel.")));
        }

        if (_width < 0)
        {
            _width = _column;
        }
        else if (_column != _width)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(string.Create(
                CultureInfo.InvariantCulture, $"data[{_row}] has {_column} pixels, but data[0] has {_width}.")));
        }

        _row++;
        _place = Place.InData;
    }

    private void EndData()
    {
        if (_row == 0)
        {
            throw new ProblemException(ProblemCatalog.EmptyData("data is empty: send at least one row of at least one pixel."));
        }

        _place = Place.Outside;
    }

    private void CheckColumn()
    {
        if (_column == ApiLimits.MaxSide)
        {
            throw new ProblemException(ProblemCatalog.TooManyNumbers(Path()));
        }

        if (_column == _width)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(string.Create(
                CultureInfo.InvariantCulture, $"{Path()} is one pixel too many: data[0] has {_width}.")));
        }
    }

    private ProblemException WrongChannels(string count) => new(ProblemCatalog.WrongChannels(string.Create(
        CultureInfo.InvariantCulture, $"data[{_row}][{_column}] has {count} numbers: a pixel has 1 (grey), 3 (RGB) or 4 (RGBA).")));

    private ProblemException WrongKind(JsonTokenType token)
    {
        var kind = token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "a truth value",
        };
        var wanted = _place switch
        {
            Place.InPixel => "a number",
            Place.InRow => "a number, or an array of 1, 3 or 4",
            Place.InData => "an array, one row of pixels",
            _ => "an array of rows",
        };
        return new ProblemException(ProblemCatalog.InvalidData($"{Path()} is {kind}, and must be {wanted}."));
    }

    private string Describe(JsonException e) => string.Create(
        CultureInfo.InvariantCulture,
        $"The JSON breaks off or has a mistake near {Path()} (line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}).");

    private string Path() => _place switch
    {
        Place.Outside => _found ? "the end" : "the start",
        Place.BeforeData => "data",
        Place.InData => string.Create(CultureInfo.InvariantCulture, $"data[{_row}]"),
        Place.InRow => string.Create(CultureInfo.InvariantCulture, $"data[{_row}][{_column}]"),
        _ => string.Create(CultureInfo.InvariantCulture, $"data[{_row}][{_column}][{_channel}]"),
    };

    private static string Shorten(ReadOnlySpan<byte> digits) =>
        digits.Length <= 24 ? System.Text.Encoding.ASCII.GetString(digits) : System.Text.Encoding.ASCII.GetString(digits[..24]) + "…";
}
