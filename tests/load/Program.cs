using System.Globalization;
using System.Runtime.InteropServices;
using DigitRecognizer.Load;
using DigitRecognizer.Load.Soak;
using DigitRecognizer.Testing;

if (args is ["serve", ..])
{
    await FloorServer.RunAsync(args[1..]);
    return 0;
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
    return 0;
}

var local = await PublishedProgram.BuildAsync(RepositoryRoot.Combine("local"), "DigitRecognizer.Local", stop.Token);
switch (args)
{
    case ["soak", .. var duration]:
        return await SoakCommand.RunAsync(
            local, duration is [var text] ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : TimeSpan.FromHours(1), stop.Token)
            ? 0
            : 1;
    case ["overload"]:
        await OverloadMeasurement.RunAsync(local, stop.Token);
        return 0;
    case ["scaling"]:
        await ScalingMeasurement.RunAsync(local, stop.Token);
        return 0;
}

var floor = await PublishedProgram.BuildAsync(RepositoryRoot.Combine("tests", "load"), "DigitRecognizer.Load", stop.Token);
var targets = new Targets();
await MemoryMeasurement.RunAsync(local, stop.Token);
await StartMeasurement.RunAsync(local, floor, targets, stop.Token);
await ThroughputMeasurement.RunAsync(local, floor, targets, stop.Token);
if (OperatingSystem.IsLinux())
{
    await PhotoMeasurement.RunAsync(local, targets, stop.Token);
}

targets.Print();
return 0;
