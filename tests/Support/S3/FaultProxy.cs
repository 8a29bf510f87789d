using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>
/// Stands on loopback between a node and a real S3 server. It names and counts the calls, lets a test wait at each, and does one fault to
/// one of them; everything else streams through untouched, with the Host header that the signature covers.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    private readonly S3Forwarder _server;
    private readonly Loopback _loopback;
    private readonly ConcurrentDictionary<(S3CallKind, string), int> _counts = new();
    private readonly ConcurrentQueue<S3Call> _calls = new();
    private readonly ConcurrentBag<Task> _late = [];
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FaultProxy(Uri server)
    {
        _server = new S3Forwarder(server);
        _loopback = new Loopback(HandleAsync);
    }

    /// <summary>Where a node finds it.</summary>
    public Uri Address => _loopback.Address;

    /// <summary>The calls that have arrived, in order.</summary>
    public IReadOnlyList<S3Call> Calls => [.. _calls];

    /// <summary>Whether the fault was done.</summary>
    public bool FaultWasDone { get; private set; }

    /// <summary>The call that meets a fault, and the fault.</summary>
    public (S3Call Call, S3Fault Fault)? Plan { get; init; }

    /// <summary>Told of each call at each moment; the call goes on when it returns.</summary>
    public Func<S3Call, S3Moment, Task>? Watcher { get; init; }

    /// <summary>Starts a proxy on a loopback address of its own.</summary>
    public static async Task<FaultProxy> StartAsync(Uri server, (S3Call Call, S3Fault Fault)? plan = null, Func<S3Call, S3Moment, Task>? watcher = null)
    {
        var proxy = new FaultProxy(server) { Plan = plan, Watcher = watcher };
        await proxy._loopback.ListenAsync();
        return proxy;
    }

    /// <summary>Lets the server have what was held or is late, and waits until it has answered.</summary>
    public async Task ReleaseAsync()
    {
        _release.TrySetResult();
        await Task.WhenAll(_late);
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        await _loopback.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        (S3CallKind kind, string key) = S3Call.Classify(context.Request);
        var call = new S3Call(kind, key, _counts.AddOrUpdate((kind, key), 1, (_, count) => count + 1));
        _calls.Enqueue(call);
        await TellAsync(call, S3Moment.Arrived);
        if (Plan is { } plan && plan.Call == call)
        {
            FaultWasDone = true;
            FaultWasDone = await FailAsync(plan.Fault, context, call);
        }
        else
        {
            await _server.StreamAsync(context, () => TellAsync(call, S3Moment.Applied));
        }

        await TellAsync(call, S3Moment.Answered);
    }

    private Task TellAsync(S3Call call, S3Moment moment) => Watcher?.Invoke(call, moment) ?? Task.CompletedTask;

    // Gives whether there was anything to do the fault to.
    private async Task<bool> FailAsync(S3Fault fault, HttpContext context, S3Call call)
    {
        S3Request request = await S3Request.ReadAsync(context.Request);
        switch (fault)
        {
            case S3Fault.Refused:
                _late.Add(_loopback.CloseAsync(Moment));
                await UntilCallerLeavesAsync(context);
                break;
            case S3Fault.Gone:
                _late.Add(_loopback.CloseAsync(reopenAfter: null));
                await UntilCallerLeavesAsync(context);
                break;
            case S3Fault.Reset:
                context.Abort();
                break;
            case S3Fault.AnswerLost:
                await ApplyAsync(request, call);
                context.Abort();
                break;
            case S3Fault.AppliedLate:
                _late.Add(ApplyLaterAsync(request, Task.Delay(Moment)));
                context.Abort();
                break;
            case S3Fault.AppliedLateBehindError:
                _late.Add(ApplyLaterAsync(request, Task.Delay(Moment)));
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case S3Fault.Held:
                _late.Add(ApplyLaterAsync(request, _release.Task));
                context.Abort();
                break;
            case S3Fault.InternalError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case S3Fault.AppliedBehindError:
                await ApplyAsync(request, call);
                await S3Answer.Error(HttpStatusCode.InternalServerError, "InternalError").SendAsync(context.Response);
                break;
            case S3Fault.SlowDown:
                await S3Answer.Error(HttpStatusCode.ServiceUnavailable, "SlowDown").SendAsync(context.Response);
                break;
            case S3Fault.Conflict:
                await S3Answer.Error(HttpStatusCode.Conflict, "ConditionalRequestConflict").SendAsync(context.Response);
                break;
            case S3Fault.PreconditionFailed:
                await S3Answer.Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed").SendAsync(context.Response);
                break;
            case S3Fault.NoAnswer:
                await UntilCallerLeavesAsync(context);
                break;
            case S3Fault.AnswerWithheld:
                await ApplyAsync(request, call);
                await UntilCallerLeavesAsync(context);
                break;
            case S3Fault.RequestCut:
                await _server.SendHalfAsync(request);
                context.Abort();
                break;
            case S3Fault.AnswerCut:
                S3Answer whole = await ApplyAsync(request, call);
                await whole.SendHalfAsync(context.Response);
                return whole.Body.Length > 0;
            case S3Fault.RequestFlipped:
                await (await ApplyAsync(request with { Body = Flip(request.Body) }, call)).SendAsync(context.Response);
                break;
            case S3Fault.AnswerFlipped:
                S3Answer answer = await ApplyAsync(request, call);
                await (answer with { Body = Flip(answer.Body) }).SendAsync(context.Response);
                return answer.Body.Length > 0;
            case S3Fault.Slow:
                await Task.Delay(Moment);
                S3Answer late = await ApplyAsync(request, call);
                await Task.Delay(Moment);
                await late.SendAsync(context.Response);
                break;
            default:
                throw new NotSupportedException($"{fault}");
        }

        return true;
    }

    private async Task<S3Answer> ApplyAsync(S3Request request, S3Call call)
    {
        S3Answer answer = await _server.SendAsync(request);
        await TellAsync(call, S3Moment.Applied);
        return answer;
    }

    private async Task ApplyLaterAsync(S3Request request, Task when)
    {
        await when;
        await _server.SendAsync(request);
    }

    private static byte[] Flip(byte[] body)
    {
        byte[] flipped = [.. body];
        if (flipped.Length > 0)
        {
            flipped[flipped.Length / 2] ^= 1;
        }

        return flipped;
    }

    private static Task UntilCallerLeavesAsync(HttpContext context)
        => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}
