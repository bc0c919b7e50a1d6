    if (params.get("token").isPresent()) {
      if (tokens.verify(UserAuth.SOCKET_USER, params.get("token").get())
          instanceof TokenResult.Verified<Long> user) {
        socket.assign(UserAuth.SOCKET_USER, user.value());
      } else {
        return ConnectResult.refused("expected the token of a page that is not too old");
      }
    }
