namespace DigitRecognizer.Api.OpenApi;

/// <summary>Answers as the packaged weights give them, shortened where they hold many numbers.</summary>
internal static class AnswerExamples
{
    public static readonly AnswerExample[] Health =
    [
        new(200, "healthy", """
            {
              "status": "healthy", "model_loaded": true, "device": "cpu",
              "model": { "name": "lenet-5", "version": "3057b77b8785", "source": "blob", "classes": 10, "input_shape": [1, 1, 28, 28] }
            }
            """),
        new(503, "unhealthy", """{ "status": "unhealthy", "model_loaded": false, "device": "cpu" }"""),
    ];

    public static readonly AnswerExample[] Picture =
    [
        new(200, "accepted", """
            { "predicted_class": 7, "confidence": 0.9995, "probabilities": [0, 0.0004, 0, 0, 0, 0, 0, 0.9995, 0, 0.0001], "accepted": true }
            """),
        new(200, "not_accepted", """
            {
              "predicted_class": 4, "confidence": 0.48, "probabilities": [0.01, 0.02, 0.03, 0, 0.48, 0, 0.01, 0.02, 0.01, 0.42],
              "accepted": false, "reason": "low_confidence"
            }
            """),
        new(200, "number", """
            {
              "number": "7", "text": "7", "signs": [], "confidence": 0.9995, "accepted": true,
              "digits": [{
                "predicted_class": 7, "confidence": 0.9995, "probabilities": [0, 0.0004, 0, 0, 0, 0, 0, 0.9995, 0, 0.0001],
                "accepted": true,
                "box": { "x": 142, "y": 28, "width": 117, "height": 141 }
              }]
            }
            """),
    ];
}
