package io.garuda.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Words of topics, in the server's database. */
@ApplicationScoped
public class Words {
  @Inject
  @SuppressWarnings("NullAway.Init") // CDI sets it
  DataSource source;

  /**
   * Looks up as the application does, on the thread that asks first in each request; tests without a server
   * have a database of their own.
   */
  @Produces
  @RequestScoped
  @SuppressWarnings("BanJNDI") // a name of ours
  static DataSource lookUp() throws NamingException {
    try {
      return InitialContext.doLookup("java:comp/env/jdbc/contract");
    } catch (NameNotFoundException e) {
      return InMemory.SOURCE;
    }
  }

  private static final class InMemory {
    static final JdbcDataSource SOURCE = new JdbcDataSource();

    static {
      SOURCE.setUrl("jdbc:h2:mem:unit;DB_CLOSE_DELAY=-1"
          + ";INIT=RUNSCRIPT FROM 'classpath:io/garuda/outbox/outbox.sql'");
    }
  }

  void create() {
    update("create table if not exists words (topic varchar, word varchar)");
  }

  void add(String topic, String word) {
    update("insert into words values (?, ?)", topic, word);
  }

  /** Stays, whatever becomes of the transaction that runs. */
  @Transactional(TxType.REQUIRES_NEW)
  public void log(String topic, String word) {
    update("insert into words values (?, ?)", topic, word);
  }

  void clear(String topic) {
    update("delete from words where topic = ?", topic);
  }

  private void update(String sql, String... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  int count(String topic) {
    String sql = "select count(*) from words where topic = ?";
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, topic);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void set(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
  }
}
