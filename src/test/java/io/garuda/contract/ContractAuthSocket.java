package io.garuda.contract;

import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;

/** The socket of {@code /auth}: clients need the token. */
@Dependent
public class ContractAuthSocket extends ContractSocket {
  private static final String TOKEN = "secret-token";

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    if (!info.authToken().filter(TOKEN::equals).isPresent()) {
      return ConnectResult.refused("expected the token of the contract, got another");
    }
    return super.connect(params, info, socket);
  }
}
