using System.Runtime.InteropServices;
using DigitRecognizer.Load;
using DigitRecognizer.Testing;

if (args is ["serve", ..])
{
    await FloorServer.RunAsync(args[1..]);
    return;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};
Console.WriteLine(
    $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}");
if (args is ["worker-start"])
{
    await WorkerStartMeasurement.RunAsync(stop.Token);
    return;
}

var local = await PublishedProgram.BuildAsync(RepositoryRoot.Combine("local"), "DigitRecognizer.Local", stop.Token);
var floor = await PublishedProgram.BuildAsync(RepositoryRoot.Combine("tests", "load"), "DigitRecognizer.Load", stop.Token);
await MemoryMeasurement.RunAsync(local, stop.Token);
await StartMeasurement.RunAsync(local, floor, stop.Token);
await ThroughputMeasurement.RunAsync(local, floor, stop.Token);
