using System.Diagnostics;

namespace CommunityCollab.Benchmarks.Subscribers;

/// <summary>How long after its acknowledgement a contribution was seen, counted by the millisecond.</summary>
internal sealed class Delays
{
    private readonly int[] _byMillisecond = new int[10_000];
    private int _count;

    /// <summary>How many were measured.</summary>
    public int Count => _count;

    /// <summary>Counts one that was acknowledged then and is seen now.</summary>
    public void AddSince(long timestamp)
    {
        var milliseconds = (int)Stopwatch.GetElapsedTime(timestamp).TotalMilliseconds;
        Interlocked.Increment(ref _byMillisecond[Math.Clamp(milliseconds, 0, _byMillisecond.Length - 1)]);
        Interlocked.Increment(ref _count);
    }

    /// <summary>A percentile, in milliseconds.</summary>
    public int Percentile(double percent)
    {
        var left = _count * percent / 100;
        for (var i = 0; i < _byMillisecond.Length; i++)
        {
            if ((left -= _byMillisecond[i]) <= 0)
            {
                return i;
            }
        }

        return _byMillisecond.Length;
    }
}
