package io.garuda.endpoint;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriComponent;

/** Shows actions the URI that the client asked for, instead of the internal one. */
final class PublicUriInfo implements UriInfo {
  /** The request attribute with a supplier of the URI that was asked for; only routes of the table have it. */
  static final String ATTRIBUTE = PublicUriInfo.class.getName();

  private final ExtendedUriInfo internal;
  private final URI requestUri;

  private PublicUriInfo(ExtendedUriInfo internal, URI requestUri) {
    this.internal = internal;
    this.requestUri = requestUri;
  }

  /** Puts this in the place of Jersey's own. */
  static final class Binder extends AbstractBinder {
    @Override
    protected void configure() {
      bindFactory(Factory.class)
          .to(UriInfo.class)
          .named("public") // or else the bridge of Jersey to HK2 takes Jersey's own factory
          .proxy(true)
          .proxyForSameScope(false)
          .in(RequestScoped.class)
          .ranked(1);
    }
  }

  static final class Factory implements Supplier<UriInfo> {
    private final Provider<ContainerRequest> request;

    @Inject
    Factory(Provider<ContainerRequest> request) {
      this.request = request;
    }

    @Override
    public UriInfo get() {
      ContainerRequest running = request.get();
      ExtendedUriInfo internal = running.getUriInfo();
      return running.getProperty(ATTRIBUTE) instanceof Supplier<?> requested
          ? new PublicUriInfo(internal, (URI) requested.get())
          : internal;
    }
  }

  @Override
  public URI getRequestUri() {
    return requestUri;
  }

  @Override
  public UriBuilder getRequestUriBuilder() {
    return UriBuilder.fromUri(requestUri);
  }

  @Override
  public URI getAbsolutePath() {
    return getRequestUriBuilder().replaceQuery(null).build();
  }

  @Override
  public UriBuilder getAbsolutePathBuilder() {
    return UriBuilder.fromUri(getAbsolutePath());
  }

  @Override
  public String getPath() {
    return getPath(true);
  }

  @Override
  public String getPath(boolean decode) {
    String raw = requestUri.getRawPath();
    String path = raw.substring(Math.min(getBaseUri().getRawPath().length(), raw.length()));
    return decode ? UriComponent.decode(path, UriComponent.Type.PATH) : path;
  }

  @Override
  public List<PathSegment> getPathSegments() {
    return getPathSegments(true);
  }

  @Override
  public List<PathSegment> getPathSegments(boolean decode) {
    return UriComponent.decodePath(getPath(false), decode);
  }

  @Override
  public URI getBaseUri() {
    return internal.getBaseUri();
  }

  @Override
  public UriBuilder getBaseUriBuilder() {
    return internal.getBaseUriBuilder();
  }

  @Override
  public MultivaluedMap<String, String> getPathParameters() {
    return internal.getPathParameters();
  }

  @Override
  public MultivaluedMap<String, String> getPathParameters(boolean decode) {
    return internal.getPathParameters(decode);
  }

  @Override
  public MultivaluedMap<String, String> getQueryParameters() {
    return internal.getQueryParameters();
  }

  @Override
  public MultivaluedMap<String, String> getQueryParameters(boolean decode) {
    return internal.getQueryParameters(decode);
  }

  @Override
  public List<String> getMatchedURIs() {
    return getMatchedURIs(true);
  }

  @Override
  public List<String> getMatchedURIs(boolean decode) {
    return List.of(getPath(decode));
  }

  @Override
  public List<Object> getMatchedResources() {
    return internal.getMatchedResources();
  }

  @Override
  public URI resolve(URI uri) {
    return getBaseUri().resolve(uri);
  }

  @Override
  public URI relativize(URI uri) {
    return requestUri.relativize(uri.isAbsolute() ? uri : resolve(uri));
  }
}
