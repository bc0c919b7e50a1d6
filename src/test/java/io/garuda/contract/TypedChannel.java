package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.JoinResult;
import io.garuda.channel.On;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;

/** {@code typed:*}, beside the contract: an event of a record, behind an interceptor. */
@Dependent
public class TypedChannel implements Channel {
  record Word(String text, int times) {}

  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined();
  }

  @Intercepted
  @On("repeat")
  Payload repeat(Word word) {
    return Payload.of("text", word.text().repeat(word.times()));
  }
}
