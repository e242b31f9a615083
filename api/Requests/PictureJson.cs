using System.Globalization;
using System.Text.Json;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Api.Requests;

/// <summary>
/// Reads <c>{"data": H x W x C}</c> from a complete body in one pass, number by number, without building a document. Members other than
/// <c>data</c> are skipped; a batch of one picture, 1 x H x W x C, is read as that picture.
/// </summary>
internal ref partial struct PictureJson
{
    private const int BatchDepth = 4, MnistSide = 28;

    private readonly ReadOnlySpan<byte> _body;
    private Utf8JsonReader _json;
    private PixelSamples _samples;
    private Place _place;
    private bool _found;
    private bool _isBatch;
    private bool _pixelsAreArrays;
    private int _row;
    private int _column;
    private int _channel;
    private int _width = -1;
    private int _channels = -1;

    private PictureJson(ReadOnlySpan<byte> body)
    {
        _body = body;
        _json = new Utf8JsonReader(body);
        // A number takes two bytes at least: a digit, and a comma or bracket.
        _samples = new PixelSamples(Math.Min(body.Length / 2, ApiLimits.MaxSamples));
    }

    /// <summary>What is being read, for the path of an error.</summary>
    private enum Place
    {
        Outside,
        Data,
        Row,
        Pixel,
        Channel,
    }

    /// <returns>Grey (1), RGB (3) or RGBA (4); the caller disposes it.</returns>
    /// <exception cref="ProblemException">The body is not JSON, or holds no picture.</exception>
    public static RasterImage Read(ReadOnlySpan<byte> body)
    {
        var reader = new PictureJson(JsonText.RequireUtf8(body));
        try
        {
            return reader.ReadBody();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ProblemException(ProblemCatalog.MalformedJson(reader.Describe(e)), e);
        }
        finally
        {
            reader._samples.Dispose();
        }
    }

    private RasterImage ReadBody()
    {
        if (Next() != JsonTokenType.StartObject)
        {
            throw new ProblemException(ProblemCatalog.MissingData("""The body must be an object: {"data": rows}."""));
        }

        while (Next() == JsonTokenType.PropertyName)
        {
            if (!_json.ValueTextEquals("data"u8))
            {
                _json.Skip();
            }
            else if (_found)
            {
                throw new ProblemException(ProblemCatalog.InvalidData("The member 'data' is there twice: send one picture a request."));
            }
            else
            {
                ReadData();
            }
        }

        // Throws where anything but white space follows.
        _json.Read();
        return _found
            ? _samples.ToImage(_width, _row, _channels)
            : throw new ProblemException(ProblemCatalog.MissingData("""Send {"data": rows}, with rows of numbers or of pixels."""));
    }

    private void ReadData()
    {
        _place = Place.Data;
        _found = true;
        Require(Next(), JsonTokenType.StartArray);
        _isBatch = LeadingBrackets() == BatchDepth;
        if (_isBatch)
        {
            Next();
        }

        ReadRows();
        if (_isBatch && Next() != JsonTokenType.EndArray)
        {
            throw new ProblemException(ProblemCatalog.InvalidData("data is a batch of several pictures: send one picture a request."));
        }

        _samples.RequireOneScale();
        if (_channels == 1 && _width != MnistSide && _width * _row == MnistSide * MnistSide)
        {
            throw new ProblemException(ProblemCatalog.WrongShape(string.Create(
                CultureInfo.InvariantCulture,
                $"data has the shape {_row} x {_width}, and the 784 pixels of a 28 x 28 picture: send 28 rows of 28.")));
        }

        _place = Place.Outside;
    }

    private void ReadRows()
    {
        _place = Place.Row;
        for (_row = 0; Next() != JsonTokenType.EndArray; _row++)
        {
            if (_json.TokenType == JsonTokenType.Number && _row == 0)
            {
                throw FlatList();
            }

            Require(_json.TokenType, JsonTokenType.StartArray);
            if (_row == ApiLimits.MaxSide)
            {
                throw new ProblemException(ProblemCatalog.TooManyNumbers(Path()));
            }

            ReadRow();
        }

        if (_row == 0)
        {
            throw new ProblemException(ProblemCatalog.EmptyData("data is empty: send at least one row of at least one pixel."));
        }
    }

    private void ReadRow()
    {
        _place = Place.Pixel;
        for (_column = 0; Next() != JsonTokenType.EndArray; _column++)
        {
            if (_json.TokenType == JsonTokenType.StartArray)
            {
                CheckPixel(isArray: true);
                ReadPixel();
            }
            else
            {
                var sample = Sample();
                CheckPixel(isArray: false);
                Add(sample);
            }
        }

        _place = Place.Row;
        if (_column == 0)
        {
            throw new ProblemException(ProblemCatalog.EmptyData($"{Path()} is empty: every row needs at least one pixel."));
        }

        _width = _row == 0 ? _column : _width;
        if (_column != _width)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(string.Create(
                CultureInfo.InvariantCulture, $"{Path()} has {_column} pixels, but the first row has {_width}.")));
        }
    }

    private void ReadPixel()
    {
        _place = Place.Channel;
        for (_channel = 0; Next() != JsonTokenType.EndArray; _channel++)
        {
            var sample = Sample();
            if (_channel == 4)
            {
                _place = Place.Pixel;
                throw WrongChannels("more than 4");
            }

            Add(sample);
        }

        _place = Place.Pixel;
        if (_channel is not (1 or 3 or 4))
        {
            throw WrongChannels(_channel.ToString(CultureInfo.InvariantCulture));
        }

        _channels = _channels < 0 ? _channel : _channels;
        if (_channel != _channels)
        {
            throw new ProblemException(ProblemCatalog.RaggedData(string.Create(
                CultureInfo.InvariantCulture, $"{Path()} has {_channel} channels, but the first pixel has {_channels}.")));
        }
    }

    private JsonTokenType Next()
    {
        _json.Read();
        return _json.TokenType;
    }
}
