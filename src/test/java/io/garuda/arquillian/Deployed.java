package io.garuda.arquillian;

import io.garuda.contract.ContractWar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The contract's WAR, for Arquillian. */
final class Deployed {
  private Deployed() {}

  static WebArchive contract(String name) throws IOException {
    Path war = Files.createTempFile("contract-", ".war");
    try {
      ContractWar.zip(war);
      try (InputStream in = Files.newInputStream(war)) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
            .importFrom(in)
            .as(WebArchive.class);
      }
    } finally {
      Files.delete(war);
    }
  }
}
