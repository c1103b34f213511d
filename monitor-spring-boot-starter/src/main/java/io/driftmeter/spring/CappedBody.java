package io.driftmeter.spring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, given up as soon as it is larger than the limit. The body of anything but
 * a success is not read at all.
 */
final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {

  private final int limit;
  private final HttpResponse.ResponseInfo answer;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  CappedBody(HttpResponse.ResponseInfo answer, int limit) {
    this.answer = answer;
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    if (answer.statusCode() != 200) {
      subscription.cancel();
      whole.complete(new byte[0]);
    } else if (answer.headers().firstValueAsLong("Content-Length").orElse(0) > limit) {
      giveUp(subscription);
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    Flow.Subscription from = subscription;
    if (from == null || whole.isDone()) {
      return;
    }
    for (ByteBuffer part : parts) {
      if (body.size() + (long) part.remaining() > limit) {
        giveUp(from);
        return;
      }
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      body.writeBytes(bytes);
    }
    from.request(1);
  }

  private void giveUp(Flow.Subscription from) {
    from.cancel();
    whole.completeExceptionally(CappedInputStream.tooLarge(limit));
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(
        failure instanceof IOException ? failure : new IOException(failure));
  }

  @Override
  public void onComplete() {
    whole.complete(body.toByteArray());
  }
}
