using DigitRecognizer.Functions.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(WorkerTarget))]
