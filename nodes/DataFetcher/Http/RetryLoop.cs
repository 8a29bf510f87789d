using Microsoft.Extensions.Logging;
using Pipeline.Nodes.DataFetcher.Failures;
using Polly;
using Polly.Retry;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>
/// Tries again what <see cref="TransientFaults"/> names, with growing and scattered waits, until the deadline; and turns what remains
/// into a <see cref="FetchException"/>. Not for two threads at once.
/// </summary>
internal sealed class RetryLoop
{
    private readonly string _name;
    private readonly Deadline _deadline;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;
    private int _failedTries;
    private Exception? _lastFault;

    /// <summary>Creates the loop of one fetch.</summary>
    /// <param name="name">The source, fit to be shown.</param>
    /// <param name="deadline">The end of all tries.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="logger">Where each retry is written.</param>
    public RetryLoop(string name, Deadline deadline, TimeProvider time, ILogger logger)
    {
        _name = name;
        _deadline = deadline;
        _logger = logger;
        ResiliencePipelineBuilder builder = new() { TimeProvider = time };
        builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = HttpSourceLimits.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = HttpSourceLimits.FirstDelay,
            MaxDelay = HttpSourceLimits.MaxDelay,
            ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome.Exception)),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as FetchException)?.RetryAfter),
            OnRetry = LogRetryAsync,
        });
        _pipeline = builder.Build();
    }

    /// <summary>Runs an attempt until it succeeds.</summary>
    /// <param name="attempt">Does the work once; is given a token that the deadline trips too.</param>
    /// <param name="state">What the attempt works on.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <exception cref="FetchException">It did not succeed.</exception>
    public async ValueTask<TResult> RunAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
        _failedTries = 0;
        _lastFault = null;
        try
        {
            return await _pipeline.ExecuteAsync(attempt, state, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw _deadline.ToException(_name, _lastFault);
        }
        catch (FetchException fault) when (_failedTries > 0)
        {
            throw new FetchException(fault.Failure, $"{fault.Message} ({_failedTries + 1} tries)", fault) { StatusCode = fault.StatusCode };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException)
        {
            string tries = _failedTries == 0 ? "" : $" in {_failedTries + 1} tries";
            throw new FetchException(
                FetchFailure.Unavailable, $"{_name}: {FaultText.Describe(fault)}{tries}. Check data_url and the network.", fault);
        }
    }

    private bool IsWorthAnotherTry(Exception? fault)
    {
        // A wait that the deadline would cut short is not begun: the pod would only stand still and then fail all the same.
        bool inTime = fault is not FetchException { RetryAfter: TimeSpan wait } || wait < _deadline.Remaining;
        return fault is not null && TransientFaults.Includes(fault) && inTime;
    }

    private ValueTask LogRetryAsync(OnRetryArguments<object> arguments)
    {
        Exception fault = arguments.Outcome.Exception!;
        _failedTries = arguments.AttemptNumber + 1;
        _lastFault = fault;
        long delayMs = (long)arguments.RetryDelay.TotalMilliseconds;
        Log.Retrying(_logger, _name, FaultText.Describe(fault), _failedTries, HttpSourceLimits.MaxRetries + 1, delayMs);
        return ValueTask.CompletedTask;
    }
}
