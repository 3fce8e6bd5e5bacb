package enums.v2;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
public class Parcel {

    public enum State {
        PACKED,
        SENT
    }

    @Id
    public long id;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public State state;

    public String note;
}
