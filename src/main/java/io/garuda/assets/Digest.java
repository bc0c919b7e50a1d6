package io.garuda.assets;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Copies static files to names that hold their digest, and writes the manifest; run by the build.
 *
 * <p>Beside each copy that gets smaller so lies one compressed by gzip, and one by Brotli if brotli4j is
 * on the class path with its part for this platform.
 *
 * <pre>io.garuda.assets.Digest src/main/webapp target/digested</pre>
 *
 * <p>Takes those in {@code META-INF/resources} of jars on the class path, too; of two with one path, the
 * application's.
 */
public final class Digest {
  private static final int NAME_BYTES = 8;

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Compression compression = new Compression();

  private Digest() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "expected the folder of the WAR's files and that of the copies, got: "
              + String.join(" ", args));
    }
    System.out.println(copy(Path.of(args[0]), Path.of(args[1])));
  }

  /**
   * Will copy the static files of a WAR's folder into another, or the same.
   *
   * @return what was done, for people
   */
  public static String copy(Path webapp, Path target) throws IOException {
    Digest digest = new Digest();
    digest.addAll(webapp);
    digest.addJars();
    digest.write(target);
    return "digested " + digest.files.size() + " static files, compressed by "
        + digest.compression.names();
  }

  private void addJars() throws IOException {
    for (URL url :
        Collections.list(Digest.class.getClassLoader().getResources("META-INF/resources"))) {
      try {
        URI place = url.toURI();
        if (!place.getScheme().equals("jar")) {
          addAll(Path.of(place));
          continue;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
          addAll(jar.getPath("/META-INF/resources"));
        }
      } catch (URISyntaxException e) {
        throw new IOException("expected a place in the class path, got: " + url, e);
      }
    }
  }

  /** Will add the files of a folder, but for what servers keep to themselves. */
  private void addAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = "/" + folder.relativize(file).toString().replace('\\', '/');
        if (!path.matches("/(WEB|META)-INF/.*") && !files.containsKey(path)) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
  }

  private void write(Path target) throws IOException {
    Map<String, String> copies = new TreeMap<>();
    files.keySet().forEach(path -> copies.put(path, copyName(path)));
    List<String> manifest = new ArrayList<>();
    for (Map.Entry<String, String> copy : copies.entrySet()) {
      String path = copy.getKey();
      byte[] content =
          References.rewritten(path, content(path), named -> copies.getOrDefault(named, named));
      put(target, copy.getValue(), content);
      Map<String, byte[]> smaller = compression.of(path, content);
      for (Map.Entry<String, byte[]> one : smaller.entrySet()) {
        put(target, Assets.encoded(copy.getValue(), one.getKey()), one.getValue());
      }
      manifest.add(String.join(
          "\t", path, copy.getValue(), integrity(content), String.join(",", smaller.keySet())));
    }
    put(
        target,
        Assets.MANIFEST,
        (String.join("\n", manifest) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Path target, String path, byte[] content) throws IOException {
    Path file = target.resolve(path.substring(1));
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, content);
  }

  /** Will name a copy by what the file holds, and by all that it uses. */
  private String copyName(String path) {
    MessageDigest digest = sha384();
    for (String used : used(path)) {
      digest.update(used.getBytes(StandardCharsets.UTF_8));
      digest.update(sha384().digest(content(used)));
    }
    String name = HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/')
        ? path.substring(0, dot) + "-" + name + path.substring(dot)
        : path + "-" + name;
  }

  /** Will return a file and all that it uses, at whatever distance. */
  private Set<String> used(String path) {
    Set<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(path));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (files.containsKey(next) && all.add(next)) {
        open.addAll(References.in(next, content(next)));
      }
    }
    return all;
  }

  private byte[] content(String path) {
    return files.getOrDefault(path, new byte[0]);
  }

  private static String integrity(byte[] content) {
    return "sha384-" + Base64.getEncoder().encodeToString(sha384().digest(content));
  }

  private static MessageDigest sha384() {
    try {
      return MessageDigest.getInstance("SHA-384");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected SHA-384, which every JDK has", e);
    }
  }
}
