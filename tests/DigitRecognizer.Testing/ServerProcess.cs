using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitRecognizer.Testing;

/// <summary>A server in a process of its own, from the line that says it is ready until it is stopped by its id.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Match> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start, Regex? ready)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, ready);
        _process.Exited += (_, _) =>
        {
            _ready.TrySetException(new InvalidOperationException($"{start.FileName} ended before it was ready:\n{Output}"));
            _exited.TrySetResult();
        };
    }

    public int Id => _process.Id;

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited => _exited.Task;

    /// <summary>Everything it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>What the expression found in the line that said it was ready.</summary>
    public Match Ready => _ready.Task.Result;

    /// <summary>Starts a program that says otherwise than by a line when it is ready.</summary>
    public static ServerProcess Start(ProcessStartInfo start)
    {
        var server = new ServerProcess(start, ready: null);
        server.Begin();
        return server;
    }

    /// <summary>Starts a program and waits until a line it prints matches.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has its output.</exception>
    /// <exception cref="TimeoutException">It printed no such line within a minute.</exception>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start, Regex ready, CancellationToken cancellationToken)
    {
        var server = new ServerProcess(start, ready);
        try
        {
            server.Begin();
            await server._ready.Task.WaitAsync(Timeout, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to stop with a signal, as a service manager does (not on Windows).</summary>
    /// <param name="signal">Such as <c>TERM</c> or <c>INT</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Timeout, cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // It never started, or is gone already.
        }

        _process.Dispose();
    }

    private void Begin()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line, Regex? ready)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (ready?.Match(line) is { Success: true } match)
        {
            _ready.TrySetResult(match);
        }
    }
}
