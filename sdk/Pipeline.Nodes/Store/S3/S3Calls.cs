using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// Sends requests, each with a limit of time; repeats what may be repeated, with pauses that grow, for a limited time in all; and turns what
/// stays wrong into what a person is told.
/// </summary>
internal sealed class S3Calls
{
    /// <summary>How often a request is repeated whose bytes, or whose answer's, were damaged: most often it is no accident.</summary>
    public const int MostDamages = 2;

    private static readonly ResiliencePropertyKey<CallState> State = new("call");

    private readonly S3Place _place;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ResiliencePipeline _repeating;

    public S3Calls(S3Place place, S3Patience patience, TimeProvider time, ILogger log)
    {
        _place = place;
        _time = time;
        _log = log;
        Patience = patience;
        _repeating = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                Delay = patience.FirstPause,
                MaxDelay = patience.LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayRepeat(arguments.Outcome.Exception, arguments.AttemptNumber, arguments.Context)),
                OnRetry = Say,
            })
            .Build();
    }

    /// <summary>How long to wait and to try.</summary>
    public S3Patience Patience { get; }

    /// <summary>Sends a request until it succeeds, for as long as the patience lasts.</summary>
    /// <exception cref="Errors.NodeException">It failed for good.</exception>
    public async Task<T> RunAsync<T>(S3Action action, string key, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(action, key, limit, call, cancellationToken);
        }
        catch (Exception exception) when (S3Faults.IsStoreFailure(exception))
        {
            throw Translate(exception, action, key);
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but gives null where the key is not there.</summary>
    public async Task<T?> FindAsync<T>(S3Action action, string key, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await TryAsync(action, key, limit, call, cancellationToken);
        }
        catch (Exception exception) when (S3Faults.KindOf(exception) == S3FaultKind.NotThere)
        {
            return null;
        }
        catch (Exception exception) when (S3Faults.IsStoreFailure(exception))
        {
            throw Translate(exception, action, key);
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but leaves it to the caller what the last failure means.</summary>
    public async Task<T> TryAsync<T>(S3Action action, string key, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(State, new CallState(action, key, _time.GetTimestamp()));
        try
        {
            return await _repeating.ExecuteAsync(
                static async (inner, work) => await work.Calls.OnceAsync(work.Limit, work.Call, inner.CancellationToken),
                context,
                (Calls: this, Limit: limit, Call: call));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Sends a request once.</summary>
    /// <exception cref="TimeoutException">The limit passed.</exception>
    public async Task<T> OnceAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var watch = new CancellationTokenSource(limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Token);
        try
        {
            return await call(both.Token);
        }
        catch (Exception exception) when (watch.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {limit.TotalSeconds:N0} s", exception);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>The exception that ends the attempt.</summary>
    public Errors.NodeException Translate(Exception exception, S3Action action, string key) => S3Texts.Translate(exception, action, _place, key);

    private bool MayRepeat(Exception? exception, int repetitions, ResilienceContext context)
    {
        if (exception is null || !S3Faults.IsStoreFailure(exception))
        {
            return false;
        }

        S3FaultKind kind = S3Faults.KindOf(exception);
        if (S3Faults.IsDamage(kind))
        {
            return repetitions < MostDamages;
        }

        TimeSpan limit = kind == S3FaultKind.Unreachable ? Patience.Unreachable : Patience.Total;
        return S3Faults.IsTransient(kind) && _time.GetElapsedTime(context.Properties.GetValue(State, CallState.None).Start) < limit;
    }

    private ValueTask Say(OnRetryArguments<object> arguments)
    {
        CallState state = arguments.Context.Properties.GetValue(State, CallState.None);
        Exception exception = arguments.Outcome.Exception!;
        string problem = exception is AmazonServiceException answer
            ? $"{(int)answer.StatusCode} {answer.ErrorCode}"
            : exception.Message.ReplaceLineEndings(" ").TrimEnd('.');
        S3Log.Repeating(
            _log, state.Action.Verb, _place.Describe(state.Key), problem, Math.Round(arguments.RetryDelay.TotalMilliseconds), arguments.AttemptNumber + 1);
        return ValueTask.CompletedTask;
    }

    private sealed record CallState(S3Action Action, string Key, long Start)
    {
        public static CallState None { get; } = new(S3Action.Read, "", 0);
    }
}
