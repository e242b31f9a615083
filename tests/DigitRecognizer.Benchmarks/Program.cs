using BenchmarkDotNet.Running;
using DigitRecognizer.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(JsonBody).Assembly).Run(args);
