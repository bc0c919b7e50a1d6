package io.garuda.param;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;

/**
 * Makes readers and writers of JSON whose buffers go with the application.
 *
 * <p>Jackson's own leave one with each thread. The threads of a server outlive the application, and would
 * keep all its classes; virtual threads would use a buffer once. And where Jackson is the server's, as on
 * Payara, its cache of types keeps the classes of every application.
 */
public final class JsonBuffers {
  private static final int MOST_TYPES = 200; // as Jackson's own

  private JsonBuffers() {}

  /** Will begin a mapper with buffers and a cache of types of its own: Jackson may be the server's. */
  public static JsonMapper.Builder mapper() {
    return mapper(factory().build());
  }

  /** Will begin one that reads and writes by a factory made by {@link #factory}. */
  public static JsonMapper.Builder mapper(JsonFactory factory) {
    LookupCache<Object, JavaType> types = new LRUMap<>(16, MOST_TYPES);
    return JsonMapper.builder(factory).typeFactory(TypeFactory.defaultInstance().withCache(types));
  }

  /** Will begin a factory with buffers of its own. */
  public static TSFBuilder<?, ?> factory() {
    return JsonFactory.builder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool());
  }
}
