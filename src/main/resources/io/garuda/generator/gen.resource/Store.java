package {{context}};

import {{package}}.NotFoundException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {{table}}. */
@Dependent
public class {{store}} {
  private static final RowMapper<{{type}}> ROW = ConstructorMapper.of({{type}}.class);

  private final Jdbi jdbi;

  @Inject
  public {{store}}(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All, the oldest first. */
  public List<{{type}}> list() {
    return jdbi.withHandle(handle -> handle
        .createQuery("select * from {{table}} order by id")
        .map(ROW)
        .list());
  }

  public Optional<{{type}}> find(long id) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select * from {{table}} where id = :id")
        .bind("id", id)
        .map(ROW)
        .findOne());
  }

  /**
   * One that must be there.
   *
   * @throws NotFoundException if it is not
   */
  public {{type}} fetch(long id) {
    return find(id).orElseThrow(() -> notFound(id));
  }

  public {{type}} create({{type}}Input input) {
    String sql = "insert into {{table}} ({{#fields}}{{column}}, {{/fields}}inserted_at, updated_at)"
        + " values ({{#fields}}:{{field}}, {{/fields}}:now, :now)";
    long id = jdbi.withHandle(handle -> handle
        .createUpdate(sql)
        .bindMethods(input)
        .bind("now", Instant.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one());
    return fetch(id);
  }

  /**
   * Changes one that must be there.
   *
   * @throws NotFoundException if it is not
   */
  public {{type}} update(long id, {{type}}Input input) {
    String sql = "update {{table}} set {{#fields}}{{column}} = :{{field}}, {{/fields}}updated_at = :now"
        + " where id = :id";
    int changed = jdbi.withHandle(handle -> handle
        .createUpdate(sql)
        .bindMethods(input)
        .bind("now", Instant.now())
        .bind("id", id)
        .execute());
    if (changed == 0) {
      throw notFound(id);
    }
    return fetch(id);
  }

  /**
   * Deletes one that must be there.
   *
   * @throws NotFoundException if it is not
   */
  public void delete(long id) {
    int deleted = jdbi.withHandle(handle -> handle
        .createUpdate("delete from {{table}} where id = :id")
        .bind("id", id)
        .execute());
    if (deleted == 0) {
      throw notFound(id);
    }
  }

  private static NotFoundException notFound(long id) {
    return new NotFoundException("expected the {{human}} with id " + id + ", got: none");
  }
}
