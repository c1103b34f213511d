package io.driftmeter.examples.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what is wrong with a manifest, by the schemas among the resources of the tests. */
final class Manifests {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  private final ObjectNode schemas;

  private Manifests(ObjectNode schemas) {
    this.schemas = schemas;
  }

  static Manifests load() throws IOException {
    try (InputStream in = Manifests.class.getResourceAsStream("/schemas/kinds.schema.json")) {
      return new Manifests((ObjectNode) JSON.readTree(Objects.requireNonNull(in)));
    }
  }

  /** Every fault of the manifest, none if it is valid; a kind without a schema is a fault. */
  List<String> faults(Map<String, Object> manifest) {
    String kind = String.valueOf(manifest.get("kind"));
    if (!schemas.get("definitions").has(kind)) {
      return List.of("no schema of the kind " + kind);
    }
    ObjectNode root = schemas.deepCopy();
    root.putArray("allOf").addObject().put("$ref", "#/definitions/" + kind);
    JsonSchema schema = FACTORY.getSchema(root);
    JsonNode tree = JSON.valueToTree(manifest);
    return schema.validate(tree).stream().map(ValidationMessage::getMessage).toList();
  }
}
