using System.Globalization;
using System.Text;
using System.Text.Json;
using DigitRecognizer.Api.Problems;

namespace DigitRecognizer.Api.Requests;

/// <content>Samples and the errors that name their path.</content>
internal ref partial struct PictureJson
{
    private const int MaxShownCharacters = 24;

    /// <summary>The current token as a number of 0..255, or slightly below 0.</summary>
    private readonly double Sample() => _json.TokenType switch
    {
        JsonTokenType.Number => PixelNumber.TryParse(_json.ValueSpan, out var value) ? value : throw OutOfRange(),
        JsonTokenType.True => 1,
        JsonTokenType.False => 0,
        _ => throw WrongKind(_json.TokenType),
    };

    private void Add(double sample)
    {
        if (sample < 0)
        {
            _samples.AllowOnlyUnitScale(OutOfRange());
        }

        _samples.Add(sample, isAlpha: _channel == 3);
    }

    private void CheckPixel(bool isArray)
    {
        if (_row == 0 && _column == 0)
        {
            _pixelsAreArrays = isArray;
            _channels = isArray ? -1 : 1;
        }
        else if (isArray != _pixelsAreArrays)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(isArray
                ? $"{Path()} is an array, but the pixels before it are numbers."
                : $"{Path()} is a number, but the pixels before it are arrays."));
        }

        if (_column == ApiLimits.MaxSide)
        {
            throw new ProblemException(ProblemCatalog.TooManyNumbers(Path()));
        }

        if (_row > 0 && _column == _width)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(string.Create(
                CultureInfo.InvariantCulture, $"{Path()} is one pixel too many: the first row has {_width}.")));
        }
    }

    private readonly void Require(JsonTokenType token, JsonTokenType wanted)
    {
        if (token != wanted)
        {
            throw WrongKind(token);
        }
    }

    /// <summary>How many arrays begin here, one in the other.</summary>
    private readonly int LeadingBrackets()
    {
        var count = 0;
        foreach (var symbol in _body[(int)_json.TokenStartIndex..])
        {
            if (symbol == '[')
            {
                count++;
            }
            else if (symbol is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                break;
            }
        }

        return count;
    }

    private readonly ProblemException OutOfRange()
    {
        var digits = _json.ValueSpan;
        var shown = Encoding.ASCII.GetString(digits[..Math.Min(digits.Length, MaxShownCharacters)]) + (
            digits.Length > MaxShownCharacters ? "…" : "");
        return new ProblemException(ProblemCatalog.OutOfRange(
            $"{Path()} is {shown}: send raw pixels, numbers of 0..255 or of 0..1 throughout, not a tensor that was normalized with a mean "
                + $"and a deviation."));
    }

    private readonly ProblemException WrongChannels(string count) => new(ProblemCatalog.WrongChannels(
        $"{Path()} has {count} numbers: a pixel has 1 (grey), 3 (RGB) or 4 (RGBA). "
        + "Send channels last, height x width x channels: [[[r,g,b], …], …], not channels first, and no batch dimension before them; "
        + "a grey picture is rows of numbers: [[0,255, …], …]."));

    private ProblemException FlatList()
    {
        var count = 1;
        while (Next() == JsonTokenType.Number)
        {
            count++;
        }

        var side = (int)Math.Sqrt(count);
        var rows = side * side == count ? $"{side} rows of {side} numbers" : "rows of numbers";
        return new ProblemException(ProblemCatalog.InvalidData(
            $"data[0] is a number, and must be an array, one row of pixels. data is a flat list of {count} numbers: send {rows}, [[…], "
                + $"[…], …]."));
    }

    private readonly ProblemException WrongKind(JsonTokenType token)
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
            Place.Channel => "a number",
            Place.Pixel => "a number, or an array of 1, 3 or 4",
            Place.Row => "an array, one row of pixels",
            _ => "an array of rows",
        };
        var advice = (_place, token) == (Place.Data, JsonTokenType.String)
            ? " A picture file, as bytes or as base64, goes to predict_test."
            : "";
        return new ProblemException(ProblemCatalog.InvalidData($"{Path()} is {kind}, and must be {wanted}.{advice}"));
    }

    private readonly string Describe(Exception e)
    {
        if (JsonText.NonNumberAt(_body[(int)_json.BytesConsumed..]) is { } text)
        {
            return $"{Path()} is {text}, which JSON does not have: send a number for every pixel.";
        }

        return e is JsonException json
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The JSON breaks off or has a mistake near {Path()} (line {(json.LineNumber ?? 0) + 1}, byte "
                    + $"{(json.BytePositionInLine ?? 0) + 1}).")
            : $"The JSON has a name near {Path()} with an escape that is no character, such as half of a surrogate pair.";
    }

    private readonly string Path()
    {
        var data = _isBatch ? "data[0]" : "data";
        return _place switch
        {
            Place.Outside => _found ? "the end" : "the start",
            Place.Data => "data",
            Place.Row => string.Create(CultureInfo.InvariantCulture, $"{data}[{_row}]"),
            Place.Pixel => string.Create(CultureInfo.InvariantCulture, $"{data}[{_row}][{_column}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{data}[{_row}][{_column}][{_channel}]"),
        };
    }
}
