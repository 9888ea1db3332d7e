wrk.method = os.getenv('METHOD')
wrk.body = os.getenv('BODY')

-- Prints the result in one line: requests, microseconds, p50 and p99 in microseconds, statuses of 400 or more, lost requests.
function done(summary, latency)
  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("result %d %d %f %f %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status, lost))
end
