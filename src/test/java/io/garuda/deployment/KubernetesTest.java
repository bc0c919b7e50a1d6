package io.garuda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.garuda.config.Form;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifests that are shipped say what Kubernetes understands, and nothing else. */
class KubernetesTest {
  private static final Path MANIFESTS = Path.of("server-config/kubernetes/chat.yaml");

  /** By reflection: the models are full of annotations that are not here, of which javac would warn. */
  private static void check(JsonObject manifest) throws ReflectiveOperationException {
    String kind = manifest.get("kind").getAsString();
    Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
        .getMethod("validateJsonElement", JsonElement.class)
        .invoke(null, manifest);
  }

  private static List<JsonObject> manifests() throws IOException {
    List<JsonObject> all = new ArrayList<>();
    try (Reader in = Files.newBufferedReader(MANIFESTS)) {
      new Yaml().loadAll(in).forEach(one -> all.add(new Gson().toJsonTree(one).getAsJsonObject()));
    }
    return all;
  }

  @Test
  void eachFieldIsOneOfItsKind() throws Exception {
    assertThat(manifests()).hasSize(5);
    for (JsonObject manifest : manifests()) {
      check(manifest);
    }
  }

  @Test
  void thereIsTimeForTheDrain() throws IOException {
    JsonObject pod = manifests().stream()
        .filter(one -> one.get("kind").getAsString().equals("Deployment"))
        .findFirst()
        .orElseThrow()
        .getAsJsonObject("spec")
        .getAsJsonObject("template")
        .getAsJsonObject("spec");
    String notice = variables(pod).get("GARUDA_DRAIN_NOTICE");
    assertThat(pod.get("terminationGracePeriodSeconds").getAsLong())
        .isGreaterThan(Form.DURATION.read().apply(notice).toSeconds() + 30);
  }

  private static Map<String, String> variables(JsonObject pod) {
    Map<String, String> found = new HashMap<>();
    for (JsonElement variable :
        pod.getAsJsonArray("containers").get(0).getAsJsonObject().getAsJsonArray("env")) {
      JsonElement value = variable.getAsJsonObject().get("value");
      if (value != null) {
        found.put(variable.getAsJsonObject().get("name").getAsString(), value.getAsString());
      }
    }
    return found;
  }
}
