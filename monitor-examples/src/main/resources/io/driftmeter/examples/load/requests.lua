-- Posts the lines of a file in turn, and prints what wrk knows so that a program can read it.
local requests = {}
local next = 0

function init(args)
  for body in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("POST", "/predict", {["Content-Type"] = "application/json"}, body)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("result requests %d\n", summary.requests))
  io.write(string.format("result micros %d\n", summary.duration))
  io.write(string.format("result failures %d\n", failures))
  for _, percent in ipairs({50, 99, 99.9}) do
    io.write(string.format("result p%g %d\n", percent, latency:percentile(percent)))
  end
end
